package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskingEcsTest {

  private static final String SECRET = "hunter2";

  @TempDir Path directory;
  private EcsScene scene;
  private EcsCloud cloud;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(String faults, String calls) {
    scene = EcsScene.of(directory, EcsScene.several(2), faults, calls);
    cloud = new MaskingEcs(scene.cloud, text -> text.replace(SECRET, "***"));
  }

  @Test
  void masksWhatCommandsPrint() {
    open(EcsScene.fault("i-web1", "check", "\"output\": \"password=hunter2\""), "");
    EcsInvocation.Result result =
        new EcsCommands(scene.context, cloud, EcsScene.GROUP)
            .look(EcsScene.CHECK, List.of("i-web1"), EcsScene.LIMIT)
            .results()
            .get("i-web1");
    assertThat(result.output()).isEqualTo("password=***");
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void masksWhyPastCommandsFailed() {
    open(EcsScene.fault("i-web1", "update", "\"exitCode\": 5"), "");
    MaskingEcs mask = new MaskingEcs(scene.cloud, text -> text.replace("exit code", "***"));
    scene.commands().update(EcsScene.UPDATE, List.of("i-web1"), scene.past(), EcsScene.LIMIT);
    assertThat(EcsPast.read(mask, EcsScene.GROUP).updates().get(0).results().get(0).errorInfo())
        .contains("***")
        .doesNotContain("exit code");
  }

  @Test
  void masksWhatIsSaidOfARefusal() {
    String refusal =
        "\"respond\": {\"status\": 403, \"code\": \"No\", \"message\": \"not with hunter2\"}";
    open("", EcsScene.call("DescribeDisks", "", refusal));
    CloudException e =
        catchThrowableOfType(CloudException.class, () -> cloud.readDisks("i-hunter2"));
    assertThat(e.error().message()).isEqualTo("not with ***");
    assertThat(e.error().action()).contains("i-***");
    assertThat(e).hasNoCause().hasNoSuppressedExceptions();
    assertThat(e.getMessage()).doesNotContain(SECRET);
  }

  @Test
  void masksWhyOneOfSeveralWasNotRestarted() {
    open("", "");
    assertThat(cloud.reboot(List.of("i-web1", "i-hunter2")).get("i-hunter2").text())
        .contains("restart i-***")
        .doesNotContain(SECRET);
  }

  @Test
  void handsOnAllElse() {
    open("", "");
    cloud.tag("i-web1", Map.of("owner", "ada", "role", "web"));
    cloud.untag("i-web1", List.of("role"));
    assertThat(scene.instance("i-web1").tags()).isEqualTo(Map.of("owner", "ada"));
    assertThat(cloud.readAgents(EcsScene.ids(2)))
        .isEqualTo(scene.cloud.readAgents(EcsScene.ids(2)));
    assertThat(cloud.readDisks("i-web1")).isEqualTo(scene.cloud.readDisks("i-web1"));
    assertThat(cloud.requests()).isEqualTo(scene.cloud.requests());
  }
}
