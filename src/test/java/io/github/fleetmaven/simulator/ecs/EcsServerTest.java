package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.ManualTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsServerTest {

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private SimulatorServer server;

  @BeforeEach
  void start() {
    String section =
        "{\"ecs\": {\"instances\": [{\"idPrefix\": \"i-0000000000000000\", \"count\": 100}]}}";
    Path scenario = Aliyun.write(directory, section);
    ManualTime time = new ManualTime(Aliyun.START);
    server = SimulatorServer.start(Simulator.open(SimulatorOptions.inMemory(scenario, time)), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String action, Map<String, String> parameters)
      throws Exception {
    byte[] body = new byte[0];
    Map<String, String> headers = Aliyun.headers(action, body);
    headers.put("Host", "127.0.0.1:" + server.port());
    String query = Signer.query(parameters);
    headers.put(
        "Authorization",
        Signer.authorization("simulator", "simulator", "POST", query, headers, body));
    // The client writes the host by itself.
    headers.remove("Host");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + "/?" + query))
            .POST(HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void takesACommandOfFullSizeForAHundredInstances() throws Exception {
    Map<String, String> command =
        Aliyun.pairs("RegionId", "cn-hangzhou", "Type", "RunPowerShellScript");
    command.put("CommandContent", "#/+".repeat(6 * 1024));
    for (int i = 1; i <= 100; i++) {
      command.put("InstanceId." + i, "i-0000000000000000%03d".formatted(i));
    }
    assertThat(Signer.query(command)).hasSizeGreaterThan(50 * 1024);
    HttpResponse<String> reply = send("RunCommand", command);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).contains("InvokeId");
    assertThat(reply.headers().firstValue("x-acs-request-id")).isPresent();
  }

  @Test
  void answersAzureBesideIt() throws Exception {
    assertThat(send("DescribeRegions", Map.of()).body()).contains("cn-hangzhou");
    HttpRequest azure =
        HttpRequest.newBuilder(URI.create(server.uri() + "/subscriptions/s?api-version=2020-01-01"))
            .build();
    assertThat(client.send(azure, BodyHandlers.ofString()).body()).contains("SubscriptionNotFound");
  }
}
