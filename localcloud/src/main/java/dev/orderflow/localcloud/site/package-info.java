/** The console's files, as a bucket behind CloudFront serves them on AWS. */
@NullMarked
package dev.orderflow.localcloud.site;

import org.jspecify.annotations.NullMarked;
