package io.github.fleetmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.HandlerStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTextTest {

  private static final Handler INFINIBAND =
      new Handler("Microsoft.HpcCompute", "InfiniBandDriverWindows");
  private static final Handler SCRIPT = new Handler("Microsoft.Azure.Extensions", "CustomScript");
  private static final String LOG =
      "C:\\WindowsAzure\\Logs\\Plugins\\Microsoft.HpcCompute.InfiniBandDriverWindows\\";

  private final FailureText texts = new FailureText(Catalog.load());
  private final ExitCodes codes = new ExitCodes(Catalog.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | done                              |                     | 0",
        "3010 | done, a restart is required       | restart the machine | 0",
        "240  | timed out                         | run it again        | 2",
        "840  | timed out                         | run it again        | 2",
        "-1   | an exception ended it             | read the log        | 0"
      })
  void explainsTheCodesOfInfiniBandOnWindows(
      int code, String meaning, String remedy, int maxRetries) {
    Explanation explanation = codes.explain(INFINIBAND, code);

    assertThat(explanation.meaning()).isEqualTo(meaning);
    assertThat(explanation.remedy()).isEqualTo(remedy == null ? "" : remedy);
    assertThat(explanation.maxRetries()).isEqualTo(maxRetries);
    assertThat(explanation.isTransient()).isEqualTo(maxRetries > 0);
    assertThat(explanation.logPath()).contains(LOG);
  }

  @Test
  void explainsAnUnsupportedInfiniBandMachine() {
    assertThat(texts.explain(INFINIBAND, status("ProvisioningState/failed/100", "no device")))
        .isEqualTo(
            "exit code 100: unsupported, or it could not complete: the PowerShell version, a VM"
                + " size without InfiniBand, or a download that failed; read the log; log: "
                + LOG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ProvisioningState/failed/100      | whatever                                    | 100",
        "ProvisioningState/failed/-1       | whatever                                    | -1",
        "ProvisioningState/failed/0        | command terminated with exit status=1       | 1",
        "ProvisioningState/failed          | Finished with exit code: 240                | 240",
        "ProvisioningState/failed          | Error code: '3'                             | 3",
        "ProvisioningState/failed          | exitCode=840                                | 840",
        "ProvisioningState/failed          | returned a non-zero exit code of: '17'      | 17",
        "ProvisioningState/failed/-196608  | x                                           | -196608"
      })
  void digsTheExitCodeOut(String code, String message, int expected) {
    assertThat(texts.exitCode(status(code, message))).contains(expected);
  }

  @Test
  void findsNoneWhereNoneIsTold() {
    HandlerStatus silent = status("ProvisioningState/failed", "it did not work, 3 times");

    assertThat(texts.exitCode(silent)).isEmpty();
    assertThat(texts.explanation(SCRIPT, silent)).isEmpty();
    assertThat(texts.explain(SCRIPT, silent))
        .isEqualTo(
            "it reports ProvisioningState/failed; read the log:"
                + " /var/log/azure/custom-script/handler.log");
    assertThat(texts.explain(new Handler("Contoso", "App"), silent))
        .isEqualTo("it reports ProvisioningState/failed");
  }

  @Test
  void doesNotTakeACommandsExitCodeForTheHandlersOwn() {
    HandlerStatus status =
        status("ProvisioningState/failed/0", "terminated with exit status=56\n[stdout]\nsecret");

    assertThat(texts.explanation(SCRIPT, status).orElseThrow().isTransient()).isFalse();
    assertThat(texts.explain(SCRIPT, status))
        .isEqualTo(
            "exit code 56: the command ended with exit code 56; read what it printed; log:"
                + " /var/log/azure/custom-script/handler.log");
    assertThat(
            texts
                .explanation(SCRIPT, status("ProvisioningState/failed/56", "timeout"))
                .orElseThrow()
                .isTransient())
        .isTrue();
  }

  @Test
  void explainsACodeThatNobodyKnowsInGeneralWords() {
    assertThat(codes.explain(INFINIBAND, 4711).remedy()).isEqualTo("read the log");
    assertThat(codes.explain(new Handler("Contoso", "App"), 1).text())
        .isEqualTo("nothing is known of this exit code; read the extension's log on the machine");
  }

  private static HandlerStatus status(String code, String message) {
    return new HandlerStatus(
        "x", Optional.empty(), HandlerStatus.State.FAILED, Optional.of(code), Optional.of(message));
  }
}
