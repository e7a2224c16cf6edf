# What takes more than one command; all else is the go command's.

.PHONY: kernel notebooks

# Makes the Go kernel known to the Jupyter of the user.
kernel:
	cd notebooks && go run ./install

# Executes every notebook in Jupyter, installing what is missing, and fails when
# one shows anything else than it has stored. UPDATE=1 stores what it shows.
notebooks:
	sh notebooks/jupyter.sh
	cd notebooks && REQUIRE_JUPYTER=1 go test -count=1 -v -run 'TestJupyter|TestWrongName' .
