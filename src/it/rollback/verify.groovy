import groovy.json.JsonSlurper
import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

// A release that fails on one instance is taken back from those that got it, and told for each.
def log = project.log(1)
assert log.contains('exit code 7')
assert log.contains('release 2 does not start')
assert log.readLines().count { it =~ /myVMSS +\d +rolled back/ } >= 1
assert log.readLines().count { it =~ /myVMSS +\d +not reached/ } >= 2
assert log.contains('BUILD FAILURE')

// What was there before is written down, for later.
def before = new JsonSlurper().parse(new File(basedir, 'target/fleet/before-simulator.json'))
assert before.toString().contains('release=1')

// The same release once more, and it works.
assert project.log(2).contains('myVMSS: 6 instances, 6 current')

// And back again, though all went well: nobody likes release 2.
assert project.log(3).contains('~ extensions/app')
assert project.log(3).contains('release')
assert project.log(3).readLines().count { it =~ /myVMSS +\d +rolled back/ } == 6
assert project.status('myVMSS').current == 6
assert project.extension('myVMSS', 'app').settings == [release: 1]
