package io.github.fleetmaven.wiring;

import io.github.fleetmaven.engine.RunIdentity;
import io.github.fleetmaven.rollout.Lease;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who a run is, for as long as it is open, and whether another one still lives.
 *
 * <p>That another run is dead can be told only for one of the same machine, and in a container for
 * one of the same container: there, the number of a process means something else, and hosts of the
 * same name are common. A number that is used again by another process makes a dead run look alive,
 * which is the safe mistake. One of the same process lives as long as the thread that is named
 * after it.
 */
final class ProcessIdentity implements AutoCloseable {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");
  private static final String THREAD = "fleet-run-";

  private final RunIdentity identity;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private ProcessIdentity(RunIdentity identity) {
    this.identity = identity;
    CountDownLatch until = end;
    this.thread = new Thread(() -> await(until), THREAD + identity.self().run());
    this.thread.setDaemon(true);
  }

  static ProcessIdentity open(Function<String, @Nullable String> environment, boolean takesOver) {
    ProcessHandle process = ProcessHandle.current();
    Lease.Holder self =
        new Lease.Holder(
            System.getProperty("user.name", "unknown") + "@" + host(environment),
            process.pid(),
            process.info().startInstant().orElse(Instant.EPOCH),
            machine(),
            UUID.randomUUID().toString().substring(0, 8));
    ProcessIdentity opened =
        new ProcessIdentity(new RunIdentity(self, other -> isGone(self, other), takesOver));
    opened.thread.start();
    return opened;
  }

  RunIdentity identity() {
    return identity;
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean isGone(Lease.Holder self, Lease.Holder other) {
    boolean sameMachine =
        self.who().equals(other.who())
            && self.machine().equals(other.machine())
            && !self.machine().equals("unknown");
    if (!sameMachine) {
      return false;
    }
    return self.process() == other.process()
        ? !hasThread(other.run())
        : ProcessHandle.of(other.process()).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static boolean hasThread(String run) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(THREAD + run));
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

  /** Machines that are copies of each other, names and all, differ in the addresses of these. */
  private static String networkCards() throws SocketException {
    StringBuilder cards = new StringBuilder();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      byte[] address = card.getHardwareAddress();
      cards.append(address == null ? "" : HexFormat.of().formatHex(address));
    }
    return cards.isEmpty() ? "unknown" : mark(cards.toString());
  }

  private static String mark(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }

  /** The boot of the machine and, on Linux, the space in which processes are numbered. */
  private static String machine() {
    try {
      if (Files.exists(BOOT)) {
        String space =
            Files.isSymbolicLink(PROCESSES) ? Files.readSymbolicLink(PROCESSES).toString() : "";
        String both = Files.readString(BOOT).strip() + space;
        return mark(both);
      }
      return networkCards();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
