package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Membership membership = new Membership();

  /** Returns a condition that shares nothing with any other. */
  private static Condition condition(String size, int seconds, String... handlers) {
    Map<String, Handler> known = new LinkedHashMap<>();
    for (String name : handlers) {
      known.put(name, new Handler(name, "t", "1", "d", Handler.Outcome.SUCCEEDED, 0, "ok"));
    }
    return Condition.created(
            NOW.plusSeconds(seconds),
            Json.object().put("key", "value"),
            1,
            size,
            new Disk(1, Json.object().put("image", "a")),
            Map.of())
        .withHandlers(known);
  }

  private List<String> whole() {
    return membership.whole().alike().stream()
        .map(alike -> alike.at() + " " + alike.condition().size())
        .toList();
  }

  @Test
  void membersThatAreAlikeShareTheirCondition() {
    for (int i = 0; i < 1000; i++) {
      membership.put(i, condition("small", 0, "app"), null);
    }
    assertThat(whole()).containsExactly("0-999 small");
    assertThat(membership.condition(7).get()).isSameAs(membership.condition(900).get());

    membership.put(7, condition("large", 0, "app"), "job-1");
    assertThat(whole()).containsExactly("0-6,8-999 small", "7 large");
    assertThat(membership.whole().jobs()).containsExactly(Map.entry(7, "job-1"));

    membership.put(7, condition("small", 0, "app"), null);
    assertThat(whole()).containsExactly("0-999 small");
    assertThat(membership.whole().jobs()).isEmpty();
  }

  @Test
  void countsMembersByTheirConditions() {
    for (int i = 0; i < 10; i++) {
      membership.put(i, condition(i % 5 == 0 ? "large" : "small", 0), null);
    }
    membership.join(10, "/machines/joined");
    assertThat(membership.alike())
        .containsExactly(Map.entry(condition("large", 0), 2), Map.entry(condition("small", 0), 8));
  }

  @Test
  void theOrderOfHandlersTellsMembersApart() {
    membership.put(0, condition("small", 0, "app", "agent"), null);
    membership.put(1, condition("small", 0, "agent", "app"), null);
    assertThat(membership.condition(0).get().handlers().keySet()).containsExactly("app", "agent");
    assertThat(membership.condition(1).get().handlers().keySet()).containsExactly("agent", "app");
  }

  @Test
  void forgetsConditionsThatNobodyIsInAnyMore() {
    for (int i = 0; i < 10_000; i++) {
      membership.put(0, condition("small", i), null);
    }
    assertThat(membership.shared()).isLessThan(500);
    assertThat(membership.condition(0).get().healthSince()).isEqualTo(NOW.plusSeconds(9_999));
  }

  @Test
  void keepsTheOrderOfOrdinals() {
    for (int ordinal : new int[] {5, 1, 9, 3}) {
      membership.put(ordinal, condition("small", 0), null);
    }
    membership.remove(3);
    membership.remove(4);
    assertThat(membership.ordinals()).containsExactly(1, 5, 9);
    assertThat(membership.condition(3)).isEmpty();
  }

  @Test
  void tellsWhatChanged() {
    membership.put(0, condition("small", 0), null);
    membership.put(1, condition("small", 0), null);
    membership.join(2, "/machines/joined");
    membership.saved();
    assertThat(membership.changed()).isFalse();

    membership.put(1, condition("large", 0), null);
    membership.remove(0);
    membership.remove(7);
    Membership.Changes changes = membership.changes();
    assertThat(changes.alike()).extracting(Membership.Alike::at).containsExactly("1");
    assertThat(changes.gone()).isEqualTo("0");
    assertThat(changes.guests()).isEmpty();
    assertThat(membership.whole().guests()).containsExactly(Map.entry(2, "/machines/joined"));
  }

  @Test
  void becomesWhatWasSaved() throws IOException {
    membership.put(0, condition("small", 0, "app"), "job-1");
    membership.put(1, condition("small", 0, "app"), null);
    membership.join(2, "/machines/joined");
    Membership other = new Membership();
    other.apply(saved(membership.whole()));
    membership.saved();
    membership.put(0, condition("large", 0, "app"), null);
    membership.remove(2);
    other.apply(saved(membership.changes()));

    assertThat(other.whole()).isEqualTo(membership.whole());
    assertThat(other.size()).isEqualTo(2);
    assertThat(other.job(0)).isNull();
    assertThat(other.changed()).isFalse();
  }

  private static Membership.Changes saved(Membership.Changes changes) throws IOException {
    return Json.read(Json.bytes(changes), Membership.Changes.class);
  }

  @Test
  void findsTheMembersOfAFlexibleSetByName() {
    for (int i = 0; i < 10; i++) {
      membership.put(i, condition("small", 0), null);
    }
    assertThat(membership.named("set", Naming.digits("set", 7))).contains(7);
    assertThat(membership.named("set", "nobody")).isEmpty();
    membership.remove(7);
    assertThat(membership.named("set", Naming.digits("set", 7))).isEmpty();
    membership.put(10, condition("small", 0), null);
    assertThat(membership.named("set", Naming.digits("set", 10))).contains(10);
  }
}
