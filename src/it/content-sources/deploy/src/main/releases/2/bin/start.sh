echo release 2
