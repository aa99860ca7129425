package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs =
        Aliyun.of(
            directory,
            """
            { "instances": [ { "idPrefix": "i-", "count": 120 }, { "id": "i-bare", "agent": "none" } ] }""");
  }

  private String run(String... more) {
    Map<String, String> all =
        Aliyun.pairs(
            "RegionId",
            "cn-hangzhou",
            "Type",
            "RunPowerShellScript",
            "CommandContent",
            "echo 1",
            "InstanceId.1",
            "i-001");
    all.putAll(Aliyun.pairs(more));
    return ecs.call("RunCommand", all).ok().at("/InvokeId");
  }

  private List<String> ofPage(String token, String... more) {
    Map<String, String> all = Aliyun.pairs("RegionId", "cn-hangzhou", "NextToken", token);
    all.putAll(Aliyun.pairs(more));
    Aliyun.Reply reply = ecs.call("DescribeInvocationResults", all).ok();
    List<String> ids = reply.all("/Invocation/InvocationResults/InvocationResult", "InstanceId");
    ids.add(reply.at("/Invocation/NextToken"));
    return ids;
  }

  /** Ten a page unless more are asked for, and never more than fifty. */
  @Test
  void pagesResults() {
    String[] instances = new String[60];
    for (int i = 0; i < 60; i++) {
      instances[i] = "i-%03d".formatted(i + 1);
    }
    String invocation = ecs.run("echo 1", instances);
    List<String> first = ofPage("", "InvokeId", invocation, "MaxResults", "50");
    assertThat(first).hasSize(51).startsWith("i-001");
    List<String> second = ofPage(first.get(50), "InvokeId", invocation, "MaxResults", "50");
    assertThat(second).hasSize(11).startsWith("i-051").endsWith("");
    Aliyun.Reply plain = ecs.call("DescribeInvocationResults", "InvokeId", invocation).ok();
    assertThat(plain.body().at("/Invocation/InvocationResults/InvocationResult")).hasSize(10);
    assertThat(plain.body().at("/Invocation/TotalCount").asInt()).isEqualTo(60);
    ecs.call("DescribeInvocationResults", "MaxResults", "51")
        .refused(400, "InvalidParameter.MaxResults");
    // An invocation shows all of its instances.
    JsonNode whole = ecs.call("DescribeInvocations", "InvokeId", invocation).ok().body();
    assertThat(whole.at("/Invocations/Invocation/0/InvokeInstances/InvokeInstance")).hasSize(60);
  }

  private List<String> invocations(String... parameters) {
    return ecs.call("DescribeInvocations", parameters)
        .ok()
        .all("/Invocations/Invocation", "InvokeId");
  }

  @Test
  void findsInvocationsByTagsNameAndInstanceTheLatestFirst() {
    String first = run("Name", "one", "Tag.1.Key", "g", "Tag.1.Value", "a");
    String second =
        run(
            "Name",
            "two",
            "Tag.1.Key",
            "g",
            "Tag.1.Value",
            "a",
            "Tag.2.Key",
            "p",
            "Tag.2.Value",
            "x");
    String third = run("InstanceId.1", "i-002", "Tag.1.Key", "g", "Tag.1.Value", "b");
    assertThat(invocations()).containsExactly(third, second, first);
    assertThat(invocations("Tag.1.Key", "g", "Tag.1.Value", "a")).containsExactly(second, first);
    assertThat(invocations("Tag.1.Key", "g", "Tag.1.Value", "a", "Tag.2.Key", "p"))
        .containsExactly(second);
    assertThat(invocations("CommandName", "one")).containsExactly(first);
    assertThat(invocations("InstanceId", "i-002")).containsExactly(third);
    assertThat(invocations("InvokeId", "t-nowhere")).isEmpty();
    JsonNode shown = ecs.call("DescribeInvocations", "InvokeId", second).body();
    assertThat(shown.at("/Invocations/Invocation/0/Tags/Tag/1/TagValue").asText()).isEqualTo("x");
    assertThat(shown.at("/Invocations/Invocation/0/CommandContent").asText())
        .isEqualTo(Base64.getEncoder().encodeToString("echo 1".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void showsTheWhole() {
    String invocation = ecs.run(Aliyun.CHECK, "i-001", "i-bare");
    assertThat(status(invocation)).isEqualTo("Pending");
    ecs.pass("PT10S");
    assertThat(status(invocation)).isEqualTo("Pending");
    ecs.pass("PT1M");
    assertThat(status(invocation)).isEqualTo("PartialFailed");
    ecs.call("DescribeInvocations", "IncludeOutput", "true").refused(400, "MissingParameter");
    JsonNode with =
        ecs.call(
                "DescribeInvocations",
                "InvokeId",
                invocation,
                "IncludeOutput",
                "true",
                "ContentEncoding",
                "PlainText")
            .ok()
            .body();
    String output = "/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/Output";
    assertThat(with.at(output).asText()).startsWith("VIRTIO|");
  }

  private String status(String invocation) {
    JsonNode found = ecs.call("DescribeInvocations", "InvokeId", invocation).ok().body();
    assertThat(found.at("/Invocations/Invocation/0/InvokeInstances/InvokeInstance/0/Output"))
        .isEqualTo(Aliyun.JSON.missingNode());
    return found.at("/Invocations/Invocation/0/InvocationStatus").asText();
  }
}
