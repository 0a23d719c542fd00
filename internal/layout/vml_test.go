package layout_test

import (
	"strings"
	"testing"

	"naskah/internal/layout"
)

// TestVMLGroupsPlaceTheirMembers scales the coordinates of a group to its size:
// 2,000 units are 200 pt.
func TestVMLGroupsPlaceTheirMembers(t *testing.T) {
	group := `<w:p><w:r><w:t>x</w:t><w:pict><v:group style="position:absolute;margin-left:50pt;margin-top:100pt;width:200pt;height:100pt;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" coordorigin="1000,500" coordsize="2000,1000">` +
		`<v:rect style="position:absolute;left:1000;top:500;width:500;height:250" stroked="f" fillcolor="#ff0000 [3204]"/>` +
		`<v:group style="left:2000;top:500;width:1000;height:1000" coordsize="10,10"><v:shape style="left:5;top:5;width:5;height:5" stroked="f" filled="f"><v:textbox inset="0,0,0,0"><w:txbxContent>` + p("", "dalam") + `</w:txbxContent></v:textbox></v:shape></v:group>` +
		`<v:line from="1000,1500" to="3000,500" strokecolor="blue"/></v:group></w:pict></w:r></w:p>`
	doc, found := lay(t, sample{body: group})
	if len(found) > 0 {
		t.Errorf("findings %v, want none", found)
	}
	dump := layout.Dump(doc)
	for _, c := range []struct{ name, line string }{
		{"the rectangle", "bidang 1000,2000 1000x500 ff0000"}, {"the text", "3296  4144  dalam"}, {"the line", "garis 1000,4000 5000,2000"},
	} {
		if !strings.Contains(dump, c.line) {
			t.Errorf("%s is not at %q:\n%s", c.name, c.line, dump)
		}
	}
}

// TestTextKeepsClearOfVML wraps around a picture as w10:wrap says.
func TestTextKeepsClearOfVML(t *testing.T) {
	body := func(wrap string) string {
		return `<w:p><w:r><w:pict><v:rect style="position:absolute;margin-left:0;margin-top:0;width:100pt;height:50pt" stroked="f" filled="f"><w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" type="` + wrap + `"/></v:rect></w:pict><w:t>` + long + `</w:t></w:r></w:p>`
	}
	for wrap, want := range map[string][2]int64{"square": {3180, 1224}, "topAndBottom": {1000, 2224}, "none": {1000, 1224}} {
		doc, _ := lay(t, sample{body: body(wrap)})
		g := doc.Pages[0].Items[0].(layout.Glyphs)
		if g.X.Twips() != want[0] || g.Y.Twips() != want[1] {
			t.Errorf("%s: the text begins at %d,%d, want %v", wrap, g.X.Twips(), g.Y.Twips(), want)
		}
	}
}

// TestDrawingGroupsScaleTheirMembers has a group in a group, each in coordinates
// twice as large as the size it has on the page.
func TestDrawingGroupsScaleTheirMembers(t *testing.T) {
	xfrm := func(off, ext, chOff, chExt string) string {
		return `<wpg:grpSpPr><a:xfrm><a:off ` + off + `/><a:ext ` + ext + `/><a:chOff ` + chOff + `/><a:chExt ` + chExt + `/></a:xfrm></wpg:grpSpPr>`
	}
	const origin, small, large = `x="0" y="0"`, `cx="1270000" cy="1270000"`, `cx="2540000" cy="2540000"`
	inner := `<wpg:grpSp>` + xfrm(`x="1270000" y="0"`, small, origin, large) + `<wps:wsp><wps:spPr><a:xfrm><a:off x="1270000" y="1270000"/><a:ext ` + small + `/></a:xfrm><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></wps:spPr></wps:wsp></wpg:grpSp>`
	body := `<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>635000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>635000</wp:posOffset></wp:positionV><wp:extent ` + small + `/><wp:wrapNone/><a:graphic><a:graphicData><wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">` +
		xfrm(origin, small, origin, large) + inner + `</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
	doc, _ := lay(t, sample{body: body})
	// the inner group is 1,000 twips wide and begins at 1,000; its member fills its lower right quarter
	if got, want := layout.Dump(doc), "bidang 2500,1500 500x500 ff0000"; !strings.Contains(got, want) {
		t.Errorf("the member is not at %q:\n%s", want, got)
	}
}
