package io.github.fleetmaven.simulator.ecs.store;

/** Why a command didn't end well on an instance: the vendor's {@code ErrorCode} and text. */
public enum RunError {
  NONE("", ""),
  CLIENT_NOT_RUNNING("ClientNotRunning", "the aliyun service is not running on the instance."),
  CLIENT_NOT_RESPONSE("ClientNotResponse", "the aliyun service in the instance does not response."),
  DELIVERY_TIMEOUT("DeliveryTimeout", "the command delivery has been timeout."),
  EXECUTION_TIMEOUT("ExecutionTimeout", "the command execution has been timeout."),
  EXECUTION_EXCEPTION("ExecutionException", "the command execution got an exception."),
  EXECUTION_INTERRUPTED("ExecutionInterrupted", "the command execution is interrupted."),
  INSTANCE_NOT_RUNNING(
      "InstanceNotRunning", "the specified instance was not running during task execution."),
  EXIT_CODE_NONZERO("ExitCodeNonzero", "the command execution exit code is not zero.");

  private final String code;
  private final String info;

  RunError(String code, String info) {
    this.code = code;
    this.info = info;
  }

  /** Returns the code. */
  public String code() {
    return code;
  }

  /** Returns the text. */
  public String info() {
    return info;
  }
}
