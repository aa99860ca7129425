import io.github.fleetmaven.it.BuiltProject

def project = new BuiltProject(basedir)

def disk = project.profile('myVMSS').storageProfile.osDisk
assert disk.image.uri == 'https://mystorageaccount.blob.core.windows.net/vhds/version2.vhd'
assert disk.name == 'os'
assert disk.caching == 'ReadOnly'
assert disk.osType == 'Linux'

assert project.journal().findAll { it.event == 'instance' && it.status == 'reimaged' }.instance == ['0', '1']
assert project.log(1).contains('unmanaged disks were retired on 2026-03-31')
assert project.writesOf(1) == project.writes().size()
assert project.writesOf(2) == 0
