package dev.orderflow.localcloud.template;

import java.util.Map;

final class EmailIdentityType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.properties().requiredText("EmailIdentity"), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    draft
        .properties()
        .deployOnly("DkimAttributes", "FeedbackAttributes", "MailFromAttributes", "Tags");
    return new EmailIdentity(draft.logicalId(), draft.properties().requiredText("EmailIdentity"));
  }
}
