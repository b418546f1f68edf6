"""See `bench.agreement`."""

import sys

from bench.agreement.run import main

if __name__ == "__main__":
    main(sys.argv[1:])
