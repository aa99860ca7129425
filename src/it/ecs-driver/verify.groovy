import groovy.json.JsonSlurper
import io.github.fleetmaven.it.BuiltProject
import java.time.Instant

def project = new BuiltProject(basedir)
def rowOf = { int build, String id ->
    def lines = project.log(build).readLines()*.replaceFirst(/^\[\w+] /, '')
    int at = lines.findIndexOf { it =~ /^windows-web +$id +/ }
    assert at >= 0 : "no row for $id"
    // What is long to say stands below the row.
    def below = lines.drop(at + 1).takeWhile { it.startsWith('    ') }
    ([lines[at]] + below)*.trim().join(' ').replaceAll(/ +/, ' ')
}

// A plan sends nothing but the command that looks, and says so; without it the versions are unknown.
assert project.log(1).contains('asking 27 instances for the version of the driver, by a command that changes nothing')
assert project.log(1).contains('instances: 5 unchanged, 22 restart, 3 skipped')
assert project.log(1).contains('writes: 0, probes: 1 (commands that changed nothing)')
assert project.log(2).contains('instances: 27 of unknown version, 3 skipped')
assert project.log(2).contains('writes: 0\n')

// Each of the thirty is accounted for.
(1..5).each { assert rowOf(3, "i-fine$it") == "windows-web i-fine$it current compliant: 100.91.104.58017" }
assert rowOf(3, 'i-off') == 'windows-web i-off skipped it is stopped'
assert rowOf(3, 'i-linux') == 'windows-web i-linux skipped its system is linux and not Windows'
assert rowOf(3, 'i-bare') == 'windows-web i-bare skipped its Cloud Assistant agent is offline, or it has none'
assert rowOf(3, 'i-web03') =~ /failed snapshotFailed: snapshot s-\w+ of disk d-web03-0 failed; snapshots: s-\w+$/
assert rowOf(3, 'i-web11') =~ /failed restartFailed: it was not seen to restart within PT10M: its agent has not come back/
def updated = ((1..22) - [3, 11]).collect { String.format('i-web%02d', it) }
updated.each {
    assert rowOf(3, it) =~ /current updated: 100\.91\.104\.58017, restarted at \S+; snapshots: s-\w+$/
}
assert project.log(3).contains('30 instances, 25 current (20 updated), 2 failed, 3 skipped')

// By the simulator's own account: all snapshots before the first update, one update and one restart each.
def events = project.journal().findAll { it.event == 'instance' && it.target == 'ecs/cn-hangzhou' }
def of = { String status -> events.findAll { it.status == status } }
assert of('driverUpdated')*.instance.sort() == (updated + 'i-web11').sort()
assert of('restarting')*.instance.sort() == (updated + 'i-web11').sort()
def updates = project.journal().findAll { it.event == 'handler' && it.extension.startsWith('fleet-update-') }
def first = updates.collect { Instant.parse(it.from) }.min()
assert of('snapshotTaken').findAll { Instant.parse(it.time) <= first }.size() == 21

// A plan sends what it says it sends: by the simulator's own account, one command until the first snapshot.
def requests = project.journal().findAll { it.event == 'request' }*.target
assert requests.take(requests.indexOf('POST /_ecs/TagResources')).count('POST /_ecs/RunCommand') == 2 // plan and apply look

// Never more than six out of service at once: the stopped one, those that restart, and the lost one.
def out = ['i-off'] as Set
events.each {
    if (it.status == 'restarting') out << it.instance
    if (it.status == 'agentBack') out.remove(it.instance)
    assert out.size() <= 6 : "out of service at once: $out"
}
assert out == ['i-off', 'i-web11'] as Set

// Status says it all; the next run touches only what is left, and the lost one still counts as failed.
def status = project.status('windows-web')
assert status.current == 25
def lost = status.instances.find { it.id == 'i-web11' }
assert lost.current == false
assert lost.ecs.requiredVersion == 58017
assert status.instances.find { it.id == 'i-web07' }.ecs.driverVersion == 58017
assert project.log(5).contains('instances: 25 unchanged, 1 restart, 3 skipped, 1 lost')
assert rowOf(5, 'i-web11') =~ /failed indeterminate: its Cloud Assistant agent is offline, last heard of at/
assert rowOf(5, 'i-web07') == 'windows-web i-web07 current compliant: 100.91.104.58017'
assert of('driverUpdated').size() == 21

// What build services read.
def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/fleet/junit/TEST-windows-web.xml'))
assert suite.testcase.findAll { it.failure.size() == 1 }*.@name*.text().sort() == ['i-web03', 'i-web11']
assert suite.testcase.findAll { it.skipped.size() == 1 }*.@name*.text().sort() == ['i-bare', 'i-linux', 'i-off']
