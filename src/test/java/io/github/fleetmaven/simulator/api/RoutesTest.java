package io.github.fleetmaven.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static Route route(String method, String template) {
    return Route.of(method, template, call -> Answer.empty(Answer.OK));
  }

  private final Route action = route("POST", "/sets/{set}/{action}");
  private final Route extensions = route("GET", "/Sets/{set}/extensions");
  private final Route extension = route("GET", "/sets/{set}/extensions/{extension}");
  private final Route machine = route("GET", "/machines/{machine}/{anything}");
  private final Routes routes = new Routes();

  RoutesTest() {
    routes.addAll(List.of(action, extensions));
    routes.addAll(List.of(extension, machine));
  }

  @Test
  void findsAllThatAPathFitsInTheirOrder() {
    assertThat(routes.of(List.of("SETS", "a", "Extensions"))).containsExactly(action, extensions);
    assertThat(routes.of(List.of("sets", "a", "start"))).containsExactly(action);
    assertThat(routes.of(List.of("sets", "a", "extensions", "b"))).containsExactly(extension);
    assertThat(routes.of(List.of("machines", "a", "start"))).containsExactly(machine);
  }

  @Test
  void findsNoneForWhatIsLongerShorterOrUnknown() {
    assertThat(routes.of(List.of("sets"))).isEmpty();
    assertThat(routes.of(List.of("sets", "a"))).isEmpty();
    assertThat(routes.of(List.of("sets", "a", "extensions", "b", "c"))).isEmpty();
    assertThat(routes.of(List.of("disks", "a", "start"))).isEmpty();
  }
}
