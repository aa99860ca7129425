package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest;
import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest.DescribeSnapshotsRequestTag;
import com.aliyun.ecs20140526.models.DescribeSnapshotsResponseBody;
import com.aliyun.ecs20140526.models.DescribeSnapshotsResponseBody.DescribeSnapshotsResponseBodySnapshotsSnapshot;
import io.github.fleetmaven.model.ecs.EcsSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** DescribeSnapshots: 100 a page. Safe for use by several threads. */
final class DescribeSnapshots {

  private static final int PAGE = 100;

  private final EcsClient client;

  DescribeSnapshots(EcsClient client) {
    this.client = client;
  }

  List<EcsSnapshot> find(Map<String, String> tags) {
    List<DescribeSnapshotsRequestTag> wanted =
        Tags.of(
            tags, (key, value) -> new DescribeSnapshotsRequestTag().setKey(key).setValue(value));
    return list("find snapshots by their tags", () -> request().setTag(wanted));
  }

  List<EcsSnapshot> read(List<String> snapshots) {
    return Pages.chunked(
        snapshots,
        ids ->
            list(
                "look at " + ids.size() + " snapshots",
                () -> request().setSnapshotIds(Pages.json(ids))));
  }

  private DescribeSnapshotsRequest request() {
    return new DescribeSnapshotsRequest().setRegionId(client.regionId()).setMaxResults(PAGE);
  }

  private List<EcsSnapshot> list(String action, Supplier<DescribeSnapshotsRequest> request) {
    return Pages.all(
        token -> {
          DescribeSnapshotsResponseBody body =
              client.send(
                  EcsCall.read(action),
                  (sdk, once) ->
                      sdk.describeSnapshotsWithOptions(request.get().setNextToken(token), once)
                          .getBody());
          return new Pages.Page<>(
              body.getSnapshots() == null
                  ? List.of()
                  : Pages.orEmpty(body.getSnapshots().getSnapshot()).stream()
                      .map(DescribeSnapshots::snapshot)
                      .toList(),
              body.getNextToken());
        });
  }

  private static EcsSnapshot snapshot(DescribeSnapshotsResponseBodySnapshotsSnapshot shown) {
    Map<String, String> tags =
        shown.getTags() == null
            ? Map.of()
            : Tags.read(shown.getTags().getTag(), t -> t.getTagKey(), t -> t.getTagValue());
    return new EcsSnapshot(
        Fields.text(shown.getSnapshotId()),
        Fields.text(shown.getSourceDiskId()),
        state(Fields.text(shown.getStatus())),
        Fields.text(shown.getProgress()),
        Fields.time(shown.getCreationTime()),
        tags);
  }

  private static EcsSnapshot.State state(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "accomplished" -> EcsSnapshot.State.ACCOMPLISHED;
      case "failed" -> EcsSnapshot.State.FAILED;
      default -> EcsSnapshot.State.PROGRESSING;
    };
  }
}
