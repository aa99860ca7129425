package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeInvocationsRequest;
import com.aliyun.ecs20140526.models.DescribeInvocationsRequest.DescribeInvocationsRequestTag;
import com.aliyun.ecs20140526.models.DescribeInvocationsResponseBody;
import com.aliyun.ecs20140526.models.DescribeInvocationsResponseBody.DescribeInvocationsResponseBodyInvocationsInvocation;
import com.aliyun.ecs20140526.models.DescribeInvocationsResponseBody.DescribeInvocationsResponseBodyInvocationsInvocationInvokeInstancesInvokeInstance;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** DescribeInvocations: 50 a page. Safe for use by several threads. */
final class DescribeInvocations {

  private static final int PAGE = 50;

  private final EcsClient client;

  DescribeInvocations(EcsClient client) {
    this.client = client;
  }

  List<EcsInvocation> find(Map<String, String> tags) {
    List<DescribeInvocationsRequestTag> wanted =
        Tags.of(
            tags, (key, value) -> new DescribeInvocationsRequestTag().setKey(key).setValue(value));
    return Pages.all(token -> page(wanted, token)).stream()
        .sorted(Comparator.comparing(EcsInvocation::created).reversed())
        .toList();
  }

  private Pages.Page<EcsInvocation> page(
      List<DescribeInvocationsRequestTag> tags, @Nullable String token) {
    DescribeInvocationsResponseBody body =
        client.send(
            EcsCall.read("find commands that were sent"),
            (sdk, once) ->
                sdk.describeInvocationsWithOptions(
                        new DescribeInvocationsRequest()
                            .setRegionId(client.regionId())
                            .setTag(tags)
                            .setIncludeOutput(false)
                            .setMaxResults(PAGE)
                            .setNextToken(token),
                        once)
                    .getBody());
    return new Pages.Page<>(
        body.getInvocations() == null
            ? List.of()
            : Pages.orEmpty(body.getInvocations().getInvocation()).stream()
                .map(DescribeInvocations::invocation)
                .toList(),
        body.getNextToken());
  }

  private static EcsInvocation invocation(
      DescribeInvocationsResponseBodyInvocationsInvocation shown) {
    Map<String, String> tags =
        shown.getTags() == null
            ? Map.of()
            : Tags.read(shown.getTags().getTag(), t -> t.getTagKey(), t -> t.getTagValue());
    return new EcsInvocation(
        Fields.text(shown.getInvokeId()),
        Fields.text(shown.getCommandName()),
        Fields.time(shown.getCreationTime()).orElse(Instant.EPOCH),
        tags,
        shown.getInvokeInstances() == null
            ? List.of()
            : Pages.orEmpty(shown.getInvokeInstances().getInvokeInstance()).stream()
                .map(DescribeInvocations::result)
                .toList());
  }

  private static EcsInvocation.Result result(
      DescribeInvocationsResponseBodyInvocationsInvocationInvokeInstancesInvokeInstance shown) {
    return new EcsInvocation.Result(
        Fields.text(shown.getInstanceId()),
        Fields.text(shown.getInvocationStatus()),
        shown.getExitCode() == null
            ? OptionalInt.empty()
            : OptionalInt.of(shown.getExitCode().intValue()),
        Fields.text(shown.getErrorCode()),
        Fields.text(shown.getErrorInfo()),
        "",
        0,
        Fields.time(shown.getFinishTime()));
  }
}
