import { mount } from 'svelte';

import '../shared/design/font.css';
import '../shared/design/tokens.css';
import '../shared/design/dark_look.css';
import '../shared/design/base.css';
import './stage.css';
import StageEntry from './StageEntry.svelte';

const target = document.getElementById('page');
if (target !== null) mount(StageEntry, { target });
