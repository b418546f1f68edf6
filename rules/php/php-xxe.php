<?php

$document = new DOMDocument();
// ruleid: php-xxe
$document->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
// ruleid: php-xxe
$data = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT);
// ruleid: php-xxe
libxml_disable_entity_loader(false);
// ruleid: php-xxe
$element = new SimpleXMLElement($xml, LIBXML_NOENT);
// ruleid: php-xxe
$document->substituteEntities = true;
// ok: php-xxe
$document->loadXML($xml, LIBXML_NONET);
// ok: php-xxe
$data = simplexml_load_string($xml);
// ok: php-xxe
libxml_disable_entity_loader(true);
