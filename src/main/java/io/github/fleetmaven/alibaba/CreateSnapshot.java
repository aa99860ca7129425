package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.CreateSnapshotRequest.CreateSnapshotRequestTag;
import java.util.Map;
import java.util.Optional;

/** CreateSnapshot. Safe for use by several threads. */
final class CreateSnapshot {

  private final EcsClient client;

  CreateSnapshot(EcsClient client) {
    this.client = client;
  }

  String create(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken) {
    CreateSnapshotRequest request =
        new CreateSnapshotRequest()
            .setDiskId(disk)
            .setSnapshotName(name)
            .setTag(
                Tags.of(
                    tags,
                    (key, value) -> new CreateSnapshotRequestTag().setKey(key).setValue(value)))
            .setClientToken(clientToken);
    retentionDays.ifPresent(request::setRetentionDays);
    return Fields.text(
        client.send(
            EcsCall.repeatableWrite("take a snapshot of disk " + disk),
            (sdk, once) -> sdk.createSnapshotWithOptions(request, once).getBody().getSnapshotId()));
  }
}
