package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.account.MailIdentities;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** A function's SES client. Functions only send. */
record GatedSesV2(IamInterceptor interceptor, SesV2Client engine, MailIdentities identities)
    implements SesV2Client {

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    List<Access> accesses = List.of(Accesses.mail(identities, request.fromEmailAddress()));
    return SdkErrors.translated(
        "SesV2",
        SesV2Exception::builder,
        () -> interceptor.call(accesses, () -> engine.sendEmail(request)));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the mailbox is not the function's to close
  }
}
