import io.github.fleetmaven.it.KilledRollouts
import io.github.fleetmaven.it.MavenHome

// The two builds before this are what an undisturbed run comes to: one set of three fails, and is mended.
def maven = MavenHome.thatBuilt(basedir, localRepositoryPath, new File(settings), new File(localRepository))
new KilledRollouts(basedir.toPath(), maven, { println it }).prove(kills as int, seed.substring(1))
