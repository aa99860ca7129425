package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeInvocationResultsRequest;
import com.aliyun.ecs20140526.models.DescribeInvocationResultsResponseBody.DescribeInvocationResultsResponseBodyInvocation;
import com.aliyun.ecs20140526.models.DescribeInvocationResultsResponseBody.DescribeInvocationResultsResponseBodyInvocationInvocationResultsInvocationResult;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.util.List;
import java.util.OptionalInt;

/** DescribeInvocationResults: 50 a page. Safe for use by several threads. */
final class DescribeInvocationResults {

  private static final int PAGE = 50;

  private final EcsClient client;

  DescribeInvocationResults(EcsClient client) {
    this.client = client;
  }

  List<EcsInvocation.Result> read(String invocation) {
    return Pages.all(
        token -> {
          DescribeInvocationResultsResponseBodyInvocation found =
              client.send(
                  EcsCall.read("look at the results of command " + invocation),
                  (sdk, once) ->
                      sdk.describeInvocationResultsWithOptions(
                              new DescribeInvocationResultsRequest()
                                  .setRegionId(client.regionId())
                                  .setInvokeId(invocation)
                                  .setContentEncoding("Base64")
                                  .setMaxResults(PAGE)
                                  .setNextToken(token),
                              once)
                          .getBody()
                          .getInvocation());
          return found == null || found.getInvocationResults() == null
              ? new Pages.Page<>(List.of(), null)
              : new Pages.Page<>(
                  Pages.orEmpty(found.getInvocationResults().getInvocationResult()).stream()
                      .map(DescribeInvocationResults::result)
                      .toList(),
                  found.getNextToken());
        });
  }

  /**
   * Takes InvocationStatus for how it ended: InvokeRecordStatus says Finished of what failed, too.
   */
  private static EcsInvocation.Result result(
      DescribeInvocationResultsResponseBodyInvocationInvocationResultsInvocationResult shown) {
    return new EcsInvocation.Result(
        Fields.text(shown.getInstanceId()),
        Fields.text(shown.getInvocationStatus()),
        shown.getExitCode() == null
            ? OptionalInt.empty()
            : OptionalInt.of(shown.getExitCode().intValue()),
        Fields.text(shown.getErrorCode()),
        Fields.text(shown.getErrorInfo()),
        Fields.decoded(shown.getOutput()),
        shown.getDropped() == null ? 0 : shown.getDropped(),
        Fields.time(shown.getFinishedTime()));
  }
}
