package workflow

import (
	"errors"
	"fmt"
	"math/bits"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

// errRange is what arithmetic in a condition answers when a sum leaves the
// range of int64. expr itself would wrap round in silence.
var errRange = errors.New("arithmetic out of range")

// compileLeaf has expr type-check and compile one comparison. No builtin is
// left; the three functions do arithmetic that notices overflow.
func compileLeaf(text string, env map[string]any) (*vm.Program, error) {
	return expr.Compile(text,
		expr.Env(env),
		expr.AsBool(),
		expr.DisableAllBuiltins(),
		expr.Function(addFunc, arithmetic(add), new(func(any, any) int64)),
		expr.Function(subFunc, arithmetic(sub), new(func(any, any) int64)),
		expr.Function(mulFunc, arithmetic(mul), new(func(any, any) int64)),
	)
}

// Names of the checked functions. A drafter cannot write them: names of ours
// begin with a letter.
const (
	addFunc = "_tambah"
	subFunc = "_kurang"
	mulFunc = "_kali"
)

func (l *leaf) run(env map[string]any) (Truth, error) {
	out, err := expr.Run(l.program, env)
	if err != nil {
		return Unknown, fmt.Errorf("evaluate %s: %w", l.text, err)
	}
	if yes, ok := out.(bool); ok && yes {
		return True, nil
	}
	return False, nil
}

func arithmetic(do func(a, b int64) (int64, bool)) func(...any) (any, error) {
	return func(params ...any) (any, error) {
		a, okA := whole(params[0])
		b, okB := whole(params[1])
		if !okA || !okB {
			return nil, fmt.Errorf("arithmetic on %T and %T", params[0], params[1])
		}
		c, ok := do(a, b)
		if !ok {
			return nil, errRange
		}
		return c, nil
	}
}

func whole(v any) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case int:
		return int64(v), true
	}
	return 0, false
}

func add(a, b int64) (int64, bool) {
	c := a + b
	return c, (c > a) == (b > 0)
}

func sub(a, b int64) (int64, bool) {
	c := a - b
	return c, (c < a) == (b > 0)
}

func mul(a, b int64) (int64, bool) {
	if a == 0 || b == 0 {
		return 0, true
	}
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > 1<<63-1 {
		return 0, false
	}
	return a * b, true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
