import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def told = { int build, String what -> assert project.log(build).contains(what); true }

assert told(1, 'fleet.cloud: there is no cloud <simulatr>; use azure or simulator')
assert told(2, '-Dfleet.targets: there is no target <myVMS>; there is: myVMSS')
assert told(3, '-Dfleet.allow: there is no permission <reimagine>; there is: allAtOnce,')
assert told(4, '-Dfleet.reapply: there is no extension <infinibandriver>; there is: infiniBandDriver')
assert told(5, 'fleet.simulator.port: there is no port 70000')
assert told(6, 'no-such-plan.json: there is no such file; make it with fleet:plan')
assert told(7, 'no-such-scenario.json: there is no such file; correct fleet.simulator.scenario')
assert !new File(basedir, 'target/fleet/simulator-journal.jsonl').exists()
