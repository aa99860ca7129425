package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network interfaces of instances, as their model has them. */
class NetworkInterfaceTest {

  private static final String LB =
      "/subscriptions/sub-1/resourceGroups/rg/providers/Microsoft.Network/loadBalancers/lb";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String address =
        """
        {"name": "ip", "properties": {"subnet": {"id": "s"},
          "loadBalancerBackendAddressPools": [{"id": "%s/backendAddressPools/p"}],
          "loadBalancerInboundNatPools": [{"id": "%s/inboundNatPools/ssh"}]}}"""
            .formatted(LB, LB);
    String nic =
        "{\"name\": \"nic\", \"properties\": {\"primary\": true, \"ipConfigurations\": ["
            + address
            + "]}}";
    cloud =
        Cloud.of(
            directory, Scenarios.of(Scenarios.set(2, "", "").replace("{\"name\": \"nic\"}", nic)));
  }

  @Test
  void belongToInstances() {
    JsonNode all = cloud.get(SET + "/networkInterfaces").expect(200).body().path("value");
    assertThat(all).hasSize(2);
    JsonNode second = all.path(1);
    assertThat(second.path("id").asText())
        .isEqualTo(SET + "/virtualMachines/1/networkInterfaces/nic");
    JsonNode properties = second.path("properties");
    assertThat(properties.at("/virtualMachine/id").asText()).isEqualTo(SET + "/virtualMachines/1");
    assertThat(properties.path("macAddress").asText()).matches("00-0D-3A(-[0-9A-F]{2}){3}");
    JsonNode address = properties.at("/ipConfigurations/0/properties");
    assertThat(address.path("privateIPAddress").asText()).isEqualTo("10.0.0.5");
    assertThat(address.at("/loadBalancerInboundNatRules/0/id").asText())
        .isEqualTo(LB + "/inboundNatRules/ssh.1");
    assertThat(address.at("/loadBalancerBackendAddressPools/0/id").asText())
        .isEqualTo(LB + "/backendAddressPools/p");
    String one = SET + "/virtualMachines/1/networkInterfaces";
    assertThat(cloud.get(one).expect(200).body().at("/value/0")).isEqualTo(second);
    assertThat(cloud.get(one + "/nic").expect(200).body()).isEqualTo(second);
    cloud.get(one + "/none").expect(404);
    cloud.get(SET + "/virtualMachines/9/networkInterfaces").expect(404);
  }

  @Test
  void loseTheirHardwareAddressWithTheHost() {
    String one = SET + "/virtualMachines/1/networkInterfaces/nic";
    cloud.succeed(cloud.post(SET + "/virtualMachines/1/deallocate", null));
    assertThat(cloud.get(one).body().path("properties").has("macAddress")).isFalse();
    cloud.succeed(cloud.post(SET + "/virtualMachines/1/start", null));
    assertThat(cloud.get(one).body().path("properties").has("macAddress")).isTrue();
  }

  @Test
  void areThoseOfTheModelThatAnInstanceHas() {
    cloud.succeed(
        cloud.patch(
            SET,
            """
            {"properties": {"virtualMachineProfile": {"networkProfile":
              {"networkInterfaceConfigurations": [{"name": "nic", "properties": {"ipConfigurations": []}},
                                                  {"name": "second", "properties": {"ipConfigurations": []}}]}}}}"""));
    String one = SET + "/virtualMachines/0/networkInterfaces";
    assertThat(cloud.get(one).body().path("value")).hasSize(1);
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.get(one).body().path("value")).hasSize(2);
  }
}
