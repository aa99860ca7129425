import io.github.fleetmaven.it.KilledDrivers
import io.github.fleetmaven.it.MavenHome

def maven = MavenHome.thatBuilt(basedir, localRepositoryPath, new File(settings), new File(localRepository))
// A killing takes longer here than in killed-rollout.
int share = Math.max(1, (kills as int).intdiv(4))
new KilledDrivers(basedir.toPath(), maven, { println it }).prove(share, seed.substring(1))
