package scene
import ("testing";"quotient/charts/typeset";"golang.org/x/image/font/sfnt")
var _ sfnt.Buffer
func TestZ(t *testing.T){
 f:=typeset.New()
 for face:=typeset.Face(0);face<5;face++{
  for _,p:=range []string{"AV","To","Τα","VA","őr","11"} {
   a:=f.Width(face,1000,p); r:=[]rune(p)
   b:=f.Width(face,1000,string(r[0]))+f.Width(face,1000,string(r[1]))
   t.Log(face.Name(),p,a,a-b, string(f.Missing(face,"\u00a0\u202f\u2002\u2009\u2011≈≤≥−×÷¶€“”’")))
  }}
}
