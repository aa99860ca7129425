import io.github.fleetmaven.it.BuiltProject
import java.nio.charset.StandardCharsets
import java.nio.file.Files

def project = new BuiltProject(basedir)

def ofEnvironment = 'env/Pa+ss=w0rd&7!'
def ofFile = 'file/T0ken?of%a~file'
def ofServer = 'server/S3cret#of<a>server'
def spellings = { String secret ->
    def bytes = secret.getBytes('UTF-8')
    [
        secret,
        bytes.encodeBase64().toString(),
        Base64.urlEncoder.encodeToString(bytes),
        URLEncoder.encode(secret, 'UTF-8'),
        URLEncoder.encode(secret, 'UTF-8').replace('+', '%20'),
        groovy.json.JsonOutput.toJson(secret).with { it[1..-2] },
        secret.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
    ].unique()
}

// Nothing that was written holds a secret in any spelling; -X was on. The simulator's state is the
// cloud itself, and there a handler printed the one of the environment.
def leaks = []
project.written().each { file ->
    def text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
    def isCloud = file.fileName.toString() == 'simulator-state.json'
    (isCloud ? [ofFile, ofServer] : [ofEnvironment, ofFile, ofServer]).each { secret ->
        spellings(secret).findAll { text.contains(it) }.each { leaks << "${file.fileName}: ${it}" }
    }
}
assert leaks.isEmpty()
assert project.log(1).contains('[DEBUG]')

// The handler's own words are shown, without the secret.
assert project.log(1).contains('login with (secret) refused')

// A public value that became a secret one is public no more, and the plan says so.
def agent = project.extension('myVMSS', 'agent')
assert agent.settings == [region: 'west']
assert project.log(1).contains('token')

// Run again, only what failed; and again, nothing.
assert project.runs('myVMSS', 'app') == ['0': ['0'], '1': ['3', '0']]
assert project.runs('myVMSS', 'agent') == ['0': ['0'], '1': ['0']]
assert project.writesOf(3) == 0

// Another password is a change, and the plan doesn't tell which.
assert project.changes('myVMSS').path == ['extensions/app']
assert project.changes('myVMSS')[0].reason.contains('a protected setting changed')
