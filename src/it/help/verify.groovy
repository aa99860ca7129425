def log = new File(basedir, 'build.log').text

assert log.contains('Fleet Maven Plugin')
assert log.contains('fleet:help')
