import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def lines = new File(basedir, 'pom.xml').readLines()
def log = project.log(1)
def told = { String where, String what ->
    def number = lines.findIndexOf { it.contains(where) } + 1
    log.readLines().any { it.contains("pom.xml:${number}: ") && it.contains(what) }
}

assert log.contains('the configuration has 24 problems; nothing was sent to a cloud')
assert told('<regionID>', 'unknown element <regionID>; did you mean <regionId>?')
assert told('<endpoint>', 'plain http is for loopback addresses only')
assert told('<type>password', 'is none of auto, environment, cliProfile, ecsRamRole, oidcRole, server')
assert told('bp1234</instanceId>', '`bp1234` is no id of an instance; write it as i-bp1…')
assert told('<virtoDriver/>', 'did you mean <virtioDriver>?')
assert told('hangzhou!', '`hangzhou!` is no id of a region')
assert told('<tags>', '<instanceIds> and <tags> are both there')
assert told('<feature>', 'did you mean diskSerial?')
assert told('<minimumVersion>', '<feature> and <minimumVersion> are both there')
assert told('<method>script', '`script` needs a <scriptFile>')
assert told('<snapshot>', '`data` is none of none, system, all')
assert told('<snapshot>', '`0` is out of range; write a number from 1 to 65536')
assert told('<acknowledge>', "doesn't name antivirusDisabled")
assert told('<restart>', '`rolling` is none of batched, none')
assert told('<order>', 'an ECS instance has a zone, and no `updateDomain`')
assert told('<onFailure>', 'a driver is never put back by itself')
assert told('<packageUri>', "plain http is for OSS's internal addresses only")
assert told('<packageSha256>', '`abc` is no SHA-256')
assert told('<scriptFile>', 'it is for the method `script`, and the method is `package`')
assert log.contains('ecsGroup[missing]: <regionId> is missing, here and in <alibaba>')
assert log.contains('ecsGroup[missing]: it names no instance')
assert log.contains('ecsGroup[missing]/virtioDriver: it says of no version what it has to be')
assert log.contains('for about 10 seconds, with many data disks for 1 to 2 minutes')

// A plan tells the same, and asks nobody.
def problems = { int build -> project.log(build).readLines().findAll { it =~ /pom\.xml:\d+: / } }
assert problems(2) == problems(1)
assert !project.askedCloud()
assert !new File(basedir, 'target/fleet').exists()
