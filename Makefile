# What takes more than one command; all else is the go command's.

.PHONY: kernel notebooks bench

# Makes the Go kernel known to the Jupyter of the user.
kernel:
	cd notebooks && go run ./install

# Executes every notebook in Jupyter, installing what is missing, and fails when
# one shows anything else than it has stored. UPDATE=1 stores what it shows.
notebooks:
	sh notebooks/jupyter.sh
	cd notebooks && REQUIRE_JUPYTER=1 go test -count=1 -v -run 'TestJupyter|TestWrongName' .

# Measures the program, next to gnuplot where that is installed, and writes the tables of
# docs/performance.md.
bench:
	go run -C tools ./bench -update ../docs/performance.md
