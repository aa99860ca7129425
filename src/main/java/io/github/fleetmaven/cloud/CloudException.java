package io.github.fleetmaven.cloud;

/** A cloud refused, failed or could not be reached. */
public final class CloudException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CloudError error;

  public CloudException(CloudError error) {
    super(error.text());
    this.error = error;
  }

  public CloudException(CloudError error, Throwable cause) {
    super(error.text(), cause);
    this.error = error;
  }

  /** Returns what the cloud said. */
  public CloudError error() {
    return error;
  }
}
