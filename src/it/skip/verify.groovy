import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

assert project.log(1).count('skipped (fleet.skip)') == 8
assert !new File(basedir, 'target/fleet').exists()
