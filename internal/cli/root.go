package cli

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"naskah/internal/diag"
)

// root builds the command tree in the language of the call.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "naskah",
		Short:         a.say("cli.root.short"),
		Long:          a.say("cli.root.long"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.knownCommand,
		RunE:          a.rootRun,
	}
	root.SetIn(a.Stdin)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	root.Flags().Bool("version", false, a.say("cli.flag.version"))
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.Var(langFlag{}, "lang", a.say("cli.flag.lang"))
	wanted := a.json // known already, see asked; declaring the flag resets it
	flags.BoolVar(&a.json, "json", false, a.say("cli.flag.json"))
	a.json = wanted
	flags.StringVar(&a.dir, "kantor", "", a.say("cli.flag.kantor"))
	a.classFlags(flags)
	for _, name := range []string{"class", "group", "join"} {
		flags.Lookup(name).Hidden = true // who works in an office never needs them; class --help shows them
	}
	root.AddCommand(
		a.initCommand(), a.checkCommand(), a.newCommand(), a.fillCommand(), a.actCommand(), a.showCommand(),
		a.listCommand(), a.renderCommand(), a.adoptCommand(), a.attachCommand(), a.correctCommand(), a.eraseCommand(), a.migrateCommand(), a.numberCommand(), a.partyCommand(), a.dueCommand(), a.pdfCommand(), a.printCommand(), a.imposeCommand(), a.runCommand(),
		a.simulateCommand(), a.classCommand(),
		a.verifyCommand(), a.backupCommand(), a.restoreCommand(), a.templateCommand(), a.workflowCommand(), a.explainCommand(), a.doctorCommand(), a.completionCommand(),
		a.archiveCommand(),
	)
	a.localise(root)
	return root
}

// rootRun is naskah without a command: its help, or its version.
func (a *app) rootRun(c *cobra.Command, _ []string) error {
	if wanted, err := c.Flags().GetBool("version"); err != nil || !wanted {
		return errors.Join(err, c.Help())
	}
	if a.json {
		return a.encode(a.Stdout, map[string]string{"versi": version()})
	}
	_, err := fmt.Fprintln(a.Stdout, "naskah "+version())
	return err
}

// version is that of the module the program was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// langFlag checks --lang; what it says was read before, see language.
type langFlag struct{}

func (langFlag) String() string { return "" }
func (langFlag) Type() string   { return "id|en" }

func (langFlag) Set(s string) error {
	if s != "id" && s != "en" {
		return errors.New("neither id nor en")
	}
	return nil
}

// command is one entry of the tree; its texts are filed under cli.<name>: use
// (how it is called), short and long.
func (a *app) command(name string, aliases []string, example string, run func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{
		Use: a.say("cli." + name + ".use"), Aliases: aliases, Example: strings.Trim(example, "\n"), RunE: run,
		Short: a.say("cli." + name + ".short"), Long: a.say("cli." + name + ".long"),
		DisableFlagsInUseLine: true,
	}
	c.Flags().SortFlags = false
	return c
}

// dryRunFlag is for commands that write files.
func (a *app) dryRunFlag(c *cobra.Command) {
	c.Flags().BoolVar(&a.dryRun, "dry-run", false, a.say("cli.flag.dryrun"))
}

// outFlag is -o, with its default said in the language of the call.
func (a *app) outFlag(c *cobra.Command, out *string, value, text string) {
	c.Flags().StringVarP(out, "out", "o", value, text)
	c.Flags().Lookup("out").DefValue = "" // the text says it; the library would say it in English
}

// args asks for at least least and at most most arguments; most < 0 means any.
func (a *app) args(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("cli.args.few", "bentuk", c.UseLine(), "perintah", c.CommandPath())
		case most >= 0 && len(args) > most:
			return usage("cli.args.many", "kata", args[most], "bentuk", c.UseLine())
		}
		return nil
	}
}

// knownCommand refuses words that are no command, with the nearest one there is.
func (a *app) knownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(c, args[0])
}

func unknownCommand(c *cobra.Command, word string) error {
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(append(names, sub.Name()), sub.Aliases...)
		}
	}
	if near := diag.Suggest(word, names); near != "" {
		return usage("cli.command.near", "kata", word, "mirip", near)
	}
	return usage("cli.command.unknown", "kata", word, "perintah", c.CommandPath())
}

// localise replaces cobra's own English words.
func (a *app) localise(root *cobra.Command) {
	cobra.EnableCommandSorting = false
	cobra.MousetrapHelpText = "" // Windows: a double click shows the help, not an English lecture
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, RunE: func(c *cobra.Command, args []string) error {
		target, rest, err := c.Root().Find(args)
		if err != nil || target == nil {
			target, rest = c.Root(), args
		}
		if len(rest) > 0 {
			return unknownCommand(target, rest[0])
		}
		return target.Help()
	}})
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("cli.flag.wrong", "sebab", a.flagTrouble(c, err), "bentuk", c.CommandPath())
	})
	root.SetUsageTemplate(a.usageTemplate())
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	a.localiseHelp(root)
}

func (a *app) localiseHelp(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = a.say("cli.flag.help")
	for _, sub := range c.Commands() {
		a.localiseHelp(sub)
	}
}

// flagTrouble says a flag library's complaint in the language of the call.
func (a *app) flagTrouble(c *cobra.Command, err error) string {
	switch e := err.(type) {
	case *pflag.NotExistError:
		name := e.GetSpecifiedName()
		if near := diag.Suggest(name, flagNames(c)); near != "" {
			return a.say("cli.flag.near", "tanda", dashed(name), "mirip", dashed(near))
		}
		return a.say("cli.flag.unknown", "tanda", dashed(name))
	case *pflag.ValueRequiredError:
		return a.say("cli.flag.novalue", "tanda", dashed(e.GetSpecifiedName()))
	case *pflag.InvalidValueError:
		if e.GetFlag().Name == "lang" {
			return a.say("cli.flag.badlang", "nilai", e.GetValue())
		}
		return a.say("cli.flag.badvalue", "tanda", dashed(e.GetFlag().Name), "nilai", e.GetValue())
	}
	return err.Error()
}

// dashed writes a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// flagNames lists the flags a command takes.
func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	c.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// usageTemplate is cobra's template with the words of the catalog.
func (a *app) usageTemplate() string {
	return fmt.Sprintf(`%s
  {{if .HasAvailableSubCommands}}{{.CommandPath}} %s{{else}}{{.UseLine}}{{end}}{{if gt (len .Aliases) 0}}

%s
  {{range $i, $n := .Aliases}}{{if $i}}, {{end}}naskah {{$n}}{{end}}{{end}}{{if .HasExample}}

%s
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

%s{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

%s
{{.LocalNonPersistentFlags.FlagUsagesWrapped %d | trimTrailingWhitespaces}}{{end}}{{if or .HasAvailableInheritedFlags .HasAvailablePersistentFlags}}

%s
{{if .HasAvailableInheritedFlags}}{{.InheritedFlags.FlagUsagesWrapped %d | trimTrailingWhitespaces}}{{else}}{{.PersistentFlags.FlagUsagesWrapped %d | trimTrailingWhitespaces}}{{end}}{{end}}{{if .HasAvailableSubCommands}}

%s{{end}}
`, a.say("cli.help.usage"), a.say("cli.help.command"), a.say("cli.help.aliases"), a.say("cli.help.example"),
		a.say("cli.help.commands"), a.say("cli.help.flags"), pageWidth, a.say("cli.help.globals"), pageWidth, pageWidth, a.say("cli.help.more"))
}

// completionCommand writes the completion script of a shell.
func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	c := a.command("completion", nil, `
  naskah completion bash > /etc/bash_completion.d/naskah`, func(c *cobra.Command, args []string) error {
		switch root := c.Root(); args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.Stdout, true)
		case "zsh":
			return root.GenZshCompletion(a.Stdout)
		case "fish":
			return root.GenFishCompletion(a.Stdout, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.Stdout)
		}
		return usage("cli.completion.unknown", "nama", args[0], "ada", shells)
	})
	c.Args = a.args(1, 1)
	c.ValidArgs = shells
	c.Hidden = true
	return c
}
