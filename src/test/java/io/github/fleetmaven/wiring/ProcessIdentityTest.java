package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.rollout.Lease;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  @Test
  void aRunOfThisProcessIsGoneWhenItIsClosed() throws Exception {
    Lease.Holder first;
    try (ProcessIdentity open = ProcessIdentity.open(name -> "host", false);
        ProcessIdentity other = ProcessIdentity.open(name -> "host", false)) {
      first = open.identity().self();
      assertThat(other.identity().gone().test(first)).isFalse();
    }
    try (ProcessIdentity other = ProcessIdentity.open(name -> "host", false)) {
      assertThat(other.identity().gone().test(first)).isTrue();
    }
  }

  @Test
  void aProcessThatEndedIsGoneAndOneThatLivesIsNot() throws Exception {
    Process child = new ProcessBuilder("sleep", "60").start();
    try (ProcessIdentity me = ProcessIdentity.open(name -> "host", false)) {
      Lease.Holder holder = holder(me, child.toHandle());
      assertThat(me.identity().gone().test(holder)).isFalse();
      child.destroyForcibly().waitFor();
      assertThat(me.identity().gone().test(holder)).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  /** The clock may have been set since, so the start of a process proves nothing. */
  @Test
  void aProcessThatLivesIsNotGoneWhateverItsStartReads() {
    try (ProcessIdentity me = ProcessIdentity.open(name -> "host", false)) {
      Lease.Holder self = me.identity().self();
      ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
      Lease.Holder other =
          new Lease.Holder(self.who(), parent.pid(), Instant.EPOCH, self.machine(), "r");
      assertThat(me.identity().gone().test(other)).isFalse();
    }
  }

  @Test
  void ofAnotherMachineNothingIsKnown() {
    try (ProcessIdentity me = ProcessIdentity.open(name -> "host", false)) {
      Lease.Holder self = me.identity().self();
      assertThat(
              me.identity()
                  .gone()
                  .test(new Lease.Holder(self.who(), 1, Instant.EPOCH, "elsewhere", "r")))
          .isFalse();
      assertThat(
              me.identity()
                  .gone()
                  .test(new Lease.Holder("bob@other", 1, Instant.EPOCH, self.machine(), "r")))
          .isFalse();
    }
  }

  private static Lease.Holder holder(ProcessIdentity me, ProcessHandle process) {
    Lease.Holder self = me.identity().self();
    return new Lease.Holder(
        self.who(),
        process.pid(),
        process.info().startInstant().orElseThrow(),
        self.machine(),
        "other");
  }
}
