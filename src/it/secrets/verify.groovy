import io.github.fleetmaven.it.BuiltProject
import io.github.fleetmaven.it.LeakSearch

def project = new BuiltProject(basedir)

def canaries = [
    environment: 'env/Pa+ss=w0rd&7!',
    signature: 'C4nary/SAS+signatureABCDEFGHIJKLMNOPQRSTUVW=',
    'encoded signature': 'C4nary%2FSAS%2BsignatureABCDEFGHIJKLMNOPQRSTUVW%3D',
    file: 'file/T0ken?of%a~file',
    server: 'server/S3cret#of<a>server',
    user: 'user/Serv1ce&of<b>user',
]
def search = new LeakSearch(canaries)

// The simulator's state is the cloud itself, and there a handler printed two of them.
def searchOfCloud = new LeakSearch(canaries.subMap(['file', 'server', 'user', 'encoded signature']))

// Nothing that was written holds a secret in any spelling; -X was on.
def leaks = project.written().collectMany { file ->
    (file.fileName.toString() == 'simulator-state.json' ? searchOfCloud : search).in(file)
}
assert leaks.isEmpty()
assert project.log(1).contains('[DEBUG]')

// The handler's own words are shown, without the secret.
assert project.log(1).contains('login with (secret) refused; (secret) too')

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

// A SAS makes its setting protected; what is in a Key Vault is named in public.
assert project.extension('myVMSS', 'collector').settings == [interval: 60]
def vaulted = project.extension('myVMSS', 'vaulted').protectedSettingsFromKeyVault
assert vaulted.secretUrl == 'https://myvault.vault.azure.net/secrets/vaulted/0123456789abcdef0123456789abcdef'

// What stands in the clear is warned of, and refused where the user wants it so.
def clear = 'collector]/settingsFile/source: this looks as if it held a shared access signature (SAS), in the clear'
assert project.log(1).contains(clear)
assert project.log(5).contains(clear)
assert project.log(5).contains('the configuration has 1 problem; nothing was sent to a cloud')
