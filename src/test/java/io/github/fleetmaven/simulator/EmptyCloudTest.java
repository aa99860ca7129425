package io.github.fleetmaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** A cloud without a scenario, which clients fill. */
class EmptyCloudTest {

  private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
  private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg";
  private static final String SETS = GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets";

  private final Cloud cloud = Cloud.empty();

  @Test
  void hasASubscriptionAndNothingElse() {
    assertThat(cloud.get("/subscriptions").at("/value/0/id")).isEqualTo(SUBSCRIPTION);
    assertThat(cloud.get(SUBSCRIPTION + "/resourceGroups").expect(200).body().path("value"))
        .isEmpty();
    cloud.get("/subscriptions/other/resourceGroups").expect(404);
  }

  @Test
  void isFilledByItsClients() {
    cloud.put(GROUP, "{\"location\": \"westus\"}").expect(201);
    ObjectNode set = Cloud.object(Scenarios.set(3, "", ""));
    set.remove("instances"); // a scenario's word, which the service doesn't know
    cloud.succeed(cloud.put(SETS + "/web", set).expect(201));

    assertThat(cloud.get(SETS + "/web/virtualMachines").body().path("value")).hasSize(3);
    assertThat(cloud.get("/subscriptions").at("/value/0/id")).isEqualTo(SUBSCRIPTION);
  }
}
