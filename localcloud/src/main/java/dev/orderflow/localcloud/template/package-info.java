/**
 * Template files in, typed and resolved resources out: {@link
 * dev.orderflow.localcloud.template.Templates#load} reads them as CloudFormation does, and {@link
 * dev.orderflow.localcloud.template.TemplateException} names everything it cannot follow at once.
 */
@NullMarked
package dev.orderflow.localcloud.template;

import org.jspecify.annotations.NullMarked;
