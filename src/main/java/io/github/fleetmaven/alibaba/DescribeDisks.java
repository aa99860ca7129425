package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeDisksRequest;
import com.aliyun.ecs20140526.models.DescribeDisksResponseBody;
import io.github.fleetmaven.model.ecs.EcsDisk;
import java.util.List;

/** DescribeDisks of an instance. Safe for use by several threads. */
final class DescribeDisks {

  private static final int PAGE = 100;

  private final EcsClient client;

  DescribeDisks(EcsClient client) {
    this.client = client;
  }

  List<EcsDisk> read(String instance) {
    return Pages.all(
        token -> {
          DescribeDisksResponseBody body =
              client.send(
                  EcsCall.read("look at the disks of " + instance),
                  (sdk, once) ->
                      sdk.describeDisksWithOptions(
                              new DescribeDisksRequest()
                                  .setRegionId(client.regionId())
                                  .setInstanceId(instance)
                                  .setMaxResults(PAGE)
                                  .setNextToken(token),
                              once)
                          .getBody());
          return new Pages.Page<>(
              body.getDisks() == null
                  ? List.of()
                  : Pages.orEmpty(body.getDisks().getDisk()).stream()
                      .map(
                          disk ->
                              new EcsDisk(
                                  Fields.text(disk.getDiskId()),
                                  instance,
                                  "system".equalsIgnoreCase(disk.getType())))
                      .toList(),
              body.getNextToken());
        });
  }
}
