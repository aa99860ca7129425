package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsFaultTest {

  @TempDir Path directory;

  private Aliyun open(String faults) {
    return Aliyun.whole(
        directory,
        "{\"ecs\": {\"instances\": [{\"id\": \"i-1\"}]}, \"faults\": [%s]}".formatted(faults));
  }

  @Test
  void answersOneCallOfAnActionAsTheScenarioSays() {
    Aliyun ecs =
        open(
            """
            { "when": {"path": "/_ecs/DescribeDisks", "nth": 2},
              "respond": {"status": 400, "code": "Throttling.User"} },
            { "when": {"path": "/_ecs/DescribeRegions"}, "respond": {"status": 503} }""");
    ecs.call("DescribeDisks").ok();
    Aliyun.Reply refused = ecs.call("DescribeDisks").refused(400, "Throttling.User");
    assertThat(refused.at("/Message")).contains("flow control");
    assertThat(refused.at("/HostId")).isEqualTo("ecs.cn-hangzhou.aliyuncs.com");
    ecs.call("DescribeDisks").ok();
    ecs.call("DescribeRegions").refused(503, "ServiceUnavailable");
    assertThat(ecs.journal("request"))
        .contains("POST /_ecs/DescribeDisks 400", "POST /_ecs/DescribeRegions 503");
  }

  /** The answer is lost, and the command runs: a client that sends it again must use its token. */
  @Test
  void losesAnAnswer() {
    Aliyun ecs =
        open("{\"when\": {\"path\": \"/_ecs/RunCommand\", \"nth\": 1}, \"drop\": \"afterEffect\"}");
    var command =
        Aliyun.pairs(
            "RegionId",
            "cn-hangzhou",
            "Type",
            "RunPowerShellScript",
            "CommandContent",
            "echo 1",
            "InstanceId.1",
            "i-1",
            "ClientToken",
            "t");
    assertThat(ecs.call("RunCommand", command).status()).isZero();
    String invocation = ecs.call("RunCommand", command).ok().at("/InvokeId");
    assertThat(ecs.call("DescribeInvocations").all("/Invocations/Invocation", "InvokeId"))
        .containsExactly(invocation);
    assertThat(ecs.journal("request").get(0)).isEqualTo("POST /_ecs/RunCommand dropped");
  }
}
