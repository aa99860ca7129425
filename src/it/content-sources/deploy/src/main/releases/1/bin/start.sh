echo release 1
