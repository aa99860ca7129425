package io.github.fleetmaven.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

  private final Route route = Route.of("GET", "/Sets/{set}/view", call -> Answer.empty(200));

  @Test
  void readsItsVariablesWhateverTheCase() {
    assertThat(route.match(List.of("sETS", "Web", "VIEW"))).contains(Map.of("set", "Web"));
  }

  @Test
  void isNotAnotherOne() {
    assertThat(route.match(List.of("sets", "web"))).isEmpty();
    assertThat(route.match(List.of("sets", "web", "other"))).isEmpty();
  }
}
