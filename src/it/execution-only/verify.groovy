import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

assert project.log(1).contains('run `mvn fleet:plan@release`')
assert project.log(2).contains('Plan (simulator, 1 target)')
assert project.changes('myVMSS').path == ['extensions/infiniBandDriver']
assert project.writes().isEmpty()
