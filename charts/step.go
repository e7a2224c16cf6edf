package charts

var stepKind = Kind{
	Name: "step",
	Doc:  "Numbers that hold until they change, such as a price or a rate, as steps along time.",
	spec: func() specification { return &lineSpec{steps: true} },
}
