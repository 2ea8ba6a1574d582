package dev.orderflow.localcloud.sts;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.endpoint.Xml;

/** GetCallerIdentity, in the query protocol, which all clients still speak to STS. */
public final class StsService implements Service {

  @Override
  public Response handle(Request request) {
    String action = request.operation();
    if (!action.equals("GetCallerIdentity")) {
      throw AwsError.unsupported("the STS operation " + action);
    }
    Caller caller = request.caller();
    return Response.xml(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
        <GetCallerIdentityResult><Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>\
        </GetCallerIdentityResult></GetCallerIdentityResponse>"""
            .formatted(Xml.escape(caller.arn()), Xml.escape(caller.userId()), Account.ID));
  }
}
