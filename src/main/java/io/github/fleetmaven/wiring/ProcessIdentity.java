package io.github.fleetmaven.wiring;

import io.github.fleetmaven.engine.RunIdentity;
import io.github.fleetmaven.rollout.Lease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who this process is, and whether another one still lives.
 *
 * <p>That another process is dead can be told only for one of the same machine, and in a container
 * for one of the same container: there, the number of a process means something else, and hosts of
 * the same name are common.
 */
final class ProcessIdentity {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  private ProcessIdentity() {}

  static RunIdentity of(Function<String, @Nullable String> environment, boolean takesOver) {
    ProcessHandle process = ProcessHandle.current();
    Lease.Holder self =
        new Lease.Holder(
            System.getProperty("user.name", "unknown") + "@" + host(environment),
            process.pid(),
            process.info().startInstant().orElse(Instant.EPOCH),
            machine(),
            UUID.randomUUID().toString().substring(0, 8));
    return new RunIdentity(self, other -> isGone(self, other), takesOver);
  }

  static boolean isGone(Lease.Holder self, Lease.Holder other) {
    boolean sameMachine =
        self.who().equals(other.who())
            && self.machine().equals(other.machine())
            && !self.machine().equals("unknown");
    return sameMachine
        && ProcessHandle.of(other.process())
            .filter(ProcessHandle::isAlive)
            .flatMap(p -> p.info().startInstant())
            .filter(started -> started.truncatedTo(ChronoUnit.SECONDS).equals(other.started()))
            .isEmpty();
  }

  private static String host(Function<String, @Nullable String> environment) {
    return Optional.ofNullable(environment.apply("HOSTNAME"))
        .or(() -> Optional.ofNullable(environment.apply("COMPUTERNAME")))
        .filter(name -> !name.isBlank())
        .orElseGet(ProcessIdentity::hostByName);
  }

  private static String hostByName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  /** The boot of the machine and, on Linux, the space in which processes are numbered. */
  private static String machine() {
    try {
      if (Files.exists(BOOT)) {
        String space =
            Files.isSymbolicLink(PROCESSES) ? Files.readSymbolicLink(PROCESSES).toString() : "";
        String both = Files.readString(BOOT).strip() + space;
        return UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 8);
      }
      return System.getProperty("os.name", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
