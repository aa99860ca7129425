package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsWhatItWrites() {
    Lease lease = new Lease(new Lease.Holder("ada@build-7", 4711, NOON, "m1", "r1"), NOON);

    assertThat(lease.tag())
        .isEqualTo(
            "ada@build-7 process 4711 of 2026-03-01T12:00:00Z on m1 run r1 until"
                + " 2026-03-01T12:00:00Z");
    assertThat(Lease.of(lease.tag())).isEqualTo(lease);
  }

  /** A tag's value has at most 256 characters, whatever users and hosts are called. */
  @Property
  void fitsATagAndReadsWhatItWrites(
      @ForAll String who, @ForAll long process, @ForAll String machine, @ForAll String run) {
    long number = process == Long.MIN_VALUE ? 0 : Math.abs(process) % 1_000_000_000_000L;
    Lease lease = new Lease(new Lease.Holder(who, number, NOON, machine, run), NOON);

    assertThat(lease.tag().length()).isLessThanOrEqualTo(256);
    assertThat(Lease.of(lease.tag())).isEqualTo(lease);
  }

  @Test
  void whatCantBeReadWasWrittenBySomebodyAndStays() {
    Lease lease = Lease.of("someone else's words");

    assertThat(lease.endsByItself()).isFalse();
    assertThat(lease.holder().text()).isEqualTo("someone_else_s_words");
  }

  @Test
  void controls() {
    assertThat(Control.of("pause by bob")).isEqualTo(new Control(Control.Wish.PAUSE, "by bob"));
    assertThat(Control.of("ABORT by bob")).isEqualTo(new Control(Control.Wish.ABORT, "by bob"));
    assertThat(Control.of("freeze!").wish())
        .as("somebody wanted something")
        .isEqualTo(Control.Wish.PAUSE);
    assertThat(Control.of(new Control(Control.Wish.ABORT, "x").tag()))
        .isEqualTo(new Control(Control.Wish.ABORT, "x"));
  }

  @Test
  void namesOfTagsHaveNoCase() {
    Map<String, String> tags = Map.of("Fleet-Lease", "x", "team", "a");

    assertThat(FleetTags.value(tags, FleetTags.LEASE)).contains("x");
    assertThat(FleetTags.without(tags, FleetTags.LEASE)).containsOnlyKeys("team");
    assertThat(FleetTags.with(tags, FleetTags.LEASE, "y"))
        .isEqualTo(Map.of("fleet-lease", "y", "team", "a"));
  }
}
