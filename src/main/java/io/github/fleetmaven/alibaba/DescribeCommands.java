package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeCommandsRequest;
import com.aliyun.ecs20140526.models.DescribeCommandsResponseBody;
import com.aliyun.ecs20140526.models.DescribeCommandsResponseBody.DescribeCommandsResponseBodyCommandsCommand;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DescribeCommands: the vendor's common ones. Safe for use by several threads. */
final class DescribeCommands {

  private static final int PAGE = 50;

  private final EcsClient client;

  DescribeCommands(EcsClient client) {
    this.client = client;
  }

  /** ECS takes the name of a common command for a part of it, so that others come too. */
  Optional<String> content(String name) {
    List<DescribeCommandsResponseBodyCommandsCommand> found = Pages.all(token -> page(name, token));
    return found.stream()
        .filter(command -> name.equals(command.getName()))
        .findFirst()
        .map(command -> Fields.decoded(command.getCommandContent()));
  }

  private Pages.Page<DescribeCommandsResponseBodyCommandsCommand> page(
      String name, @Nullable String token) {
    DescribeCommandsResponseBody body =
        client.send(
            EcsCall.read("look up the common command " + name),
            (sdk, once) ->
                sdk.describeCommandsWithOptions(
                        new DescribeCommandsRequest()
                            .setRegionId(client.regionId())
                            .setProvider("AlibabaCloud")
                            .setName(name)
                            .setContentEncoding("Base64")
                            .setMaxResults(PAGE)
                            .setNextToken(token),
                        once)
                    .getBody());
    return new Pages.Page<>(
        body.getCommands() == null ? List.of() : Pages.orEmpty(body.getCommands().getCommand()),
        body.getNextToken());
  }
}
