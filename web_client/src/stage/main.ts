import '../shared/design/font.css';
import '../shared/design/tokens.css';
import '../shared/design/dark_look.css';
import '../shared/design/base.css';
import './stage.css';
import { begin_at_desk } from '../shared/begin';
import StageEntry from './StageEntry.svelte';

begin_at_desk(StageEntry);
