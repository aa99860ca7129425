import io.github.fleetmaven.it.BuiltProject
import java.nio.charset.StandardCharsets
import java.nio.file.Files

def project = new BuiltProject(basedir, 'deploy/target/fleet')

// The first release: all of it is uploaded before the model is written.
assert project.log(1).contains('+ extensions/app')
assert project.log(1).contains('3 files to upload')

// One line of the script: that file alone is uploaded, and the plan says which and by how much.
assert project.log(2).contains('~ extensions/app')
assert project.log(2) =~ /file install\.sh changed, \d+ → \d+ bytes/
assert project.log(2).contains('1 file to upload')

// Another password: nothing is uploaded, and the plan doesn't say what it is.
assert project.log(3).contains('~ extensions/app')
assert project.log(3).contains('a protected setting changed')
assert !project.log(3).contains('to upload')

// Nothing changed, though the jar was built again.
assert project.writesOf(4) == 0
assert !project.log(4).contains('to upload')
assert project.log(5).contains('Nothing to do: everything is as declared.')

// Three runs on each instance, one for each change.
def runs = project.runs('myVMSS', 'app')
assert runs.size() == 5
assert runs.values().every { it == ['0', '0', '0'] }

// Machines read by their own identity, from addresses that name the digest.
def app = project.extension('myVMSS', 'app')
assert app.settings.fileUris.every { it ==~ 'https://shopcontent\\.blob\\.core\\.windows\\.net/fleet/[0-9a-f]{64}/.*' }
assert app.settings.fileUris.any { it.endsWith('/shop.jar') }

// The passwords are in no file and no line.
def leaks = []
['first/Database#Passw0rd', 'second/Database#Passw0rd'].each { secret ->
    [secret, secret.bytes.encodeBase64().toString(), URLEncoder.encode(secret, 'UTF-8')].each { spelling ->
        def folders = [new File(basedir, 'deploy/target').toPath(), new File(basedir, 'app/target').toPath()]
        folders.each { folder ->
            Files.walk(folder).filter { Files.isRegularFile(it) }.each { file ->
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(spelling)) {
                    leaks << "${file}: ${spelling}"
                }
            }
        }
        if (new File(basedir, 'build.log').text.contains(spelling)) {
            leaks << "build.log: ${spelling}"
        }
    }
}
assert leaks.isEmpty()
