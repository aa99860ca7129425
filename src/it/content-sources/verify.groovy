import groovy.json.JsonSlurper
import java.util.jar.JarFile

def app = { int build -> new File(basedir, "deploy/target/fleet-${build}/content/myVMSS/app") }
def manifest = { int build -> new JsonSlurper().parse(new File(app(build), 'manifest.json')) }
def staged = { int build, String name -> new File(app(build), "files/${name}") }
def file = { int build, String name -> manifest(build).files.find { it.name == name } }

// All that was named and nothing else, by the names that it has beside the command.
assert manifest(1).files*.name == [
    'bin/start.sh', 'conf/app.conf', 'install.sh', 'library.jar', 'sources-app-1.0-SNAPSHOT.jar'
]
assert manifest(1).bundles*.name == ['bin', 'conf']
assert file(1, 'bin/start.sh').bundle == 'bin'
assert file(1, 'install.sh').bundle == null

// Properties are replaced, and what has no value stays.
assert staged(1, 'conf/app.conf').text ==
    'port=8080\nversion=1.0-SNAPSHOT\nunknown=${no.such.property}\n'

// The jar of the reactor is that of this build, the other one comes from a repository.
new JarFile(staged(1, 'sources-app-1.0-SNAPSHOT.jar')).withCloseable {
    assert it.getEntry('app.properties') != null
}
new JarFile(staged(1, 'library.jar')).withCloseable {
    assert it.getEntry('META-INF/maven/plugin.xml') != null
}

// Built again, from files of another time: the same in every byte.
assert new File(app(2), 'manifest.json').bytes == new File(app(1), 'manifest.json').bytes

// One byte changed: that file and its bundle have other digests, and nothing else has.
assert manifest(3).files.findAll { !manifest(1).files.contains(it) }*.name == ['bin/start.sh']
assert manifest(3).bundles.findAll { !manifest(1).bundles.contains(it) }*.name == ['bin']

// Without the other module and without the phase package: what the builds before left.
assert new File(app(4), 'manifest.json').bytes == new File(app(3), 'manifest.json').bytes
